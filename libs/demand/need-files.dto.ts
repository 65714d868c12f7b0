import { Id, ListOf, Text, Whole } from '#libs/platform';

/** Its bytes are at `/api/v1/organisations/{organisationId}/need-files/{needFileId}`. */
export class NeedFileDto {
  @Id() fileId: string;
  @Text() name: string;
  @Whole({ description: 'Bytes' }) size: number;
}

export class NeedFilesDto {
  @ListOf(() => NeedFileDto) items: NeedFileDto[];
}
