/**
 * A GraphQL operation as the kit holds it: its name and text, typed by its result and its variables.
 * Generated into `src/gen`; the type parameters exist for the compiler only.
 */
export type Operation<TData, TVariables> = {
  readonly name: string;
  readonly text: string;
  /** Never set: carries the types. */
  readonly types?: (variables: TVariables) => TData;
};
