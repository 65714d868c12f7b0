import { Module } from '@nestjs/common';
import { registerEntities } from '#libs/platform';
import {
  EnterpriseContact,
  EnterpriseFile,
  EnterpriseFileKept,
  EnterpriseVisit,
} from './enterprise-file.entity.js';
import { EnterpriseFilesController } from './enterprise-files.controller.js';
import { EnterpriseFilesReadModel } from './enterprise-files.read-model.js';
import { EnterpriseFilesService } from './enterprise-files.service.js';
import { FileNeedsReadModel } from './file-needs.read-model.js';
import { FilePapersController } from './file-papers.controller.js';
import { FilePapersService } from './file-papers.service.js';
import { FirmImportController } from './import/firm-import.controller.js';
import { FirmImportService } from './import/firm-import.service.js';
import './enterprises.errors.js';

registerEntities(EnterpriseFile, EnterpriseFileKept, EnterpriseContact, EnterpriseVisit);

/** One file for each key enterprise and centre. */
@Module({
  controllers: [FilePapersController, FirmImportController, EnterpriseFilesController],
  providers: [
    EnterpriseFilesService,
    EnterpriseFilesReadModel,
    FileNeedsReadModel,
    FilePapersService,
    FirmImportService,
  ],
  exports: [EnterpriseFilesService],
})
export class EnterprisesModule {}
