/** One name space for each file in ./en. */
const files: Record<string, Record<string, unknown>> = import.meta.glob('./en/*.json', {
  eager: true,
  import: 'default',
});

export default Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
    texts,
  ]),
);
