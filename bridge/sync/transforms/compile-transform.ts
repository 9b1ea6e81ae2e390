import { parseTransform, TransformFault } from './parse-transform';
import { transformTable, type Transform, type TransformContext } from './table';

/**
 * A transform as an admin writes it, ready for values: calls from left to right, each given what the one before made.
 * Capitals of names do not count. TransformFault says what cannot be used as written.
 */
export function compileTransform(written: string, context: TransformContext): Transform {
  const transforms = parseTransform(written).map(({ name, args }, index) => {
    const entry = Object.hasOwn(transformTable, name) ? transformTable[name] : undefined;
    if (!entry) throw new TransformFault(`there is no transform "${name}"`);
    // What an earlier transform made is text or a list, no longer a value of the field's type.
    const made = { type: 'string', scale: 0, labels: context.field.labels };
    return entry.make(args, index === 0 ? context : { ...context, field: made });
  });
  const [first, ...rest] = transforms;
  if (!first) throw new TransformFault('it is blank');
  return {
    apply: (value) => rest.reduce((made, transform) => transform.apply(made), first.apply(value)),
    type: rest.at(-1)?.type ?? first.type
  };
}

/** All of them as they are written, for help texts. */
export const transformForms = (): string[] => Object.values(transformTable).map(({ form }) => form);
