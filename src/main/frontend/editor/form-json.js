// A form as the profile keeps it: what the library adds by itself is left out, so that an untouched form stays the same.

const SCHEMA_VERSION = 18;

export function asWritten(schema, original) {
  const before = new Map();
  remember(original, before);
  const form = part(schema, original, before);
  delete form.exporter;
  form.schemaVersion = SCHEMA_VERSION;
  return form;
}

function remember(component, before) {
  for (const each of component.components || []) {
    before.set(each.id, each);
    remember(each, before);
  }
}

function part(component, original = {}, before) {
  const written = { ...component };
  if (!original.layout && !component.layout?.columns) {
    delete written.layout;
  }
  if (component.components) {
    written.components = component.components.map((each) => part(each, before.get(each.id), before));
  }
  const known = Object.keys(original).filter((name) => name in written);
  const added = Object.keys(written).filter((name) => !(name in original));
  return Object.fromEntries([...known, ...added].map((name) => [name, written[name]]));
}
