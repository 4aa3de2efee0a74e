import { useEffect } from 'react';
import type { GoSightError } from '../errors.ts';
import { useKit } from '../provider/kit-context.ts';

/** Tells the provider's `onError` about an error, once for each. */
export function useReportError(error: GoSightError | undefined): void {
  const { onError } = useKit();
  useEffect(() => {
    if (error !== undefined) onError(error);
  }, [error, onError]);
}
