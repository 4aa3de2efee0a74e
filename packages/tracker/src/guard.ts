/** Runs our code so that nothing it throws reaches the page. */
export type Guard = <Result>(run: () => Result) => Result | undefined;

/** Makes a guard that hands what was thrown to `onError`, which may itself be broken. */
export function createGuard(onError: (error: unknown) => void): Guard {
  return (run) => {
    try {
      return run();
    } catch (error) {
      try {
        onError(error);
      } catch {
        // The page's own hook failed: nobody is left to tell.
      }
      return undefined;
    }
  };
}
