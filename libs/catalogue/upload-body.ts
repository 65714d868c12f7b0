/** How the API's description names the one file of a multipart request. */
export const UPLOAD_BODY = {
  schema: {
    type: 'object' as const,
    properties: { file: { type: 'string' as const, format: 'binary' } },
    required: ['file'],
  },
};
