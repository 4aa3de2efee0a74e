import { type RefObject, useEffect, useRef } from 'react';

/** A ref to the value of the last committed render: callbacks may change without anything restarting. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useEffect(() => {
    ref.current = value;
  }, [value]);
  return ref;
}
