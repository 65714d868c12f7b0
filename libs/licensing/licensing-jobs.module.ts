import { Module } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { LicenceNews, TellOfEffect, TellOfNotice } from './licence-news.js';
import { LicensingModule } from './licensing.module.js';
import {
  ExpireDeclarations,
  MakeProof,
  RecheckDeclaration,
  RecheckPatent,
  UpdateProof,
} from './licensing.processor.js';

@Module({
  imports: [CatalogueModule, LicensingModule],
  providers: [
    MakeProof,
    UpdateProof,
    RecheckDeclaration,
    RecheckPatent,
    ExpireDeclarations,
    LicenceNews,
    TellOfNotice,
    TellOfEffect,
  ],
})
export class LicensingJobsModule {}
