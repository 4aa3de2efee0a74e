import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of a page: names the document, and takes the focus so that a screen reader hears the new page. */
export function PageTitle({ children, title = children }: { children: string; title?: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Harbour Goods`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} className="page-title">
      {children}
    </h1>
  );
}
