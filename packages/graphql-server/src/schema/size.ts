import { builder } from '../builder.ts';

/** A width and height, CSS px. */
export const SizeType = builder.objectRef<{ width: number; height: number }>('Size').implement({
  description: 'A width and height in CSS pixels.',
  fields: (t) => ({
    width: t.exposeInt('width', { description: 'CSS pixels.' }),
    height: t.exposeInt('height', { description: 'CSS pixels.' }),
  }),
});
