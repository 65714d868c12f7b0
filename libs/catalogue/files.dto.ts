import { Id, Text, Whole } from '#libs/platform';

export class UploadQuery {
  @Text({
    optional: true,
    max: 40,
    description: 'What the document is for: ANNOUNCEMENT, CONSENT, PAYMENT …',
  })
  purpose?: string;
}

export class StoredFileDto {
  @Id() id: string;
  @Text() name: string;
  @Whole() size: number;
  @Text({ min: 64, max: 64 }) sha256: string;
}
