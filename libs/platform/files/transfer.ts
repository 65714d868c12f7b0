import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../errors.js';
import type { StoredFile } from './files.js';

/** The one uploaded file of a multipart request. */
export async function uploadedFile(
  request: FastifyRequest,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw refuse.file_missing();
  try {
    const part = await request.file();
    if (part?.filename)
      return { name: part.filename, mediaType: part.mimetype, bytes: await part.toBuffer() };
  } catch (error) {
    // What the parser says of a broken body carries no status of its own.
    if (error instanceof Error && !('statusCode' in error))
      throw refuse.malformed_body({ reason: error.message });
    throw error;
  }
  throw refuse.file_missing();
}

type Sent = Pick<StoredFile, 'name' | 'mediaType' | 'bytes'>;

/** Where a browser opens it all the same, it runs nothing and reaches nothing of ours. */
const IN_A_SANDBOX = "default-src 'none'; sandbox";

/** Sends a file as a download: its declared type is never trusted to be rendered by a browser. */
export function sendFile(reply: FastifyReply, file: Sent, inline = false): FastifyReply {
  // A sandbox would keep the browser's own viewer from showing the PDF.
  if (inline && file.mediaType === 'application/pdf')
    return send(reply, file, dispositionOf('inline', file.name));
  return sandboxed(reply, { ...file, mediaType: 'application/octet-stream' });
}

/** The same for a file whose type we found out from its content. */
export function sendChecked(reply: FastifyReply, file: Sent): FastifyReply {
  return sandboxed(reply, file);
}

/** A picture that we made. What stands at its address never changes, so that whoever has seen it keeps it. */
export function sendPicture(reply: FastifyReply, picture: Sent): FastifyReply {
  return send(
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', IN_A_SANDBOX),
    picture,
    dispositionOf('inline', picture.name),
  );
}

function sandboxed(reply: FastifyReply, file: Sent): FastifyReply {
  return send(
    reply.header('content-security-policy', IN_A_SANDBOX),
    file,
    dispositionOf('attachment', file.name),
  );
}

function send(reply: FastifyReply, { mediaType, bytes }: Sent, disposition: string): FastifyReply {
  return reply
    .header('content-disposition', disposition)
    .header('x-content-type-options', 'nosniff')
    .type(mediaType)
    .send(bytes);
}

/** RFC 6266: the name in ASCII for old programs, and whole as RFC 5987 writes it. */
export function dispositionOf(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
