import { useEffect, useState } from 'react';
import type { Size } from '../replay-player/replay.ts';

/** The size of an element's content box, followed while mounted; undefined until it is known. */
export function useElementSize(element: Element | null): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    if (element === null) return;
    const read = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
