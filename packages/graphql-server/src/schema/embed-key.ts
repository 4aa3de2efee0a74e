import { authorize } from '../auth/can.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { type EmbedKeyRow, registerEmbedKey } from '../metadata/embed-keys.ts';
import { projectIdOf } from './node-id.ts';

const ErrorInterface = builder.interfaceRef<Error>('Error').implement({
  description: 'A failure that a form can show.',
  fields: (t) => ({ message: t.exposeString('message', { description: 'What is wrong, for a person.' }) }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'An input field is wrong.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ field: t.exposeString('field', { description: 'Which.' }) }),
});

const EmbedKeyType = builder.objectRef<EmbedKeyRow>('EmbedKey').implement({
  description: 'The public half of a key that embed tokens are signed with.',
  fields: (t) => ({
    kid: t.exposeString('kid', { description: 'The key id in the header of the tokens.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
  }),
});

const AddEmbedKeyInput = builder.inputType('AddEmbedKeyInput', {
  description: 'A key to trust.',
  fields: (t) => ({
    projectId: t.id({ description: 'May be left out where the key names one project.' }),
    kid: t.string({ required: true, description: 'The key id, unique among all projects.' }),
    publicKey: t.field({
      type: 'JSON',
      required: true,
      description: 'The public JWK, an EC key on P-256. Never send the private one.',
    }),
  }),
});

builder.mutationField('addEmbedKey', (t) =>
  t.field({
    type: EmbedKeyType,
    description: 'Trusts embed tokens that are signed with this key. Adding it again changes nothing.',
    args: { input: t.arg({ type: AddEmbedKeyInput, required: true, description: 'The key.' }) },
    errors: {
      types: [ValidationError],
      union: { name: 'AddEmbedKeyResult', description: 'The key, or what is wrong with it.' },
    },
    resolve: (_root, { input }, context) => {
      const viewer = requireViewer(context);
      const projectId = input.projectId == null ? viewer.projectId : projectIdOf(input.projectId);
      authorize(viewer, 'settings:write', projectId);
      return registerEmbedKey(context.postgres, { projectId, kid: input.kid, publicKey: input.publicKey });
    },
  }),
);
