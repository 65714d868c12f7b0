import { Module } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { ExpireLicences } from './expire-licences.js';
import { LicenceNews, TellOfEffect, TellOfExpiry, TellOfNotice } from './licence-news.js';
import { LicensingModule } from './licensing.module.js';
import {
  ExpireDeclarations,
  MakeProof,
  RecheckDeclaration,
  RecheckPatent,
  UpdateProof,
} from './licensing.processor.js';
import { TellOfRecordal } from './recordal-news.js';
import { TellAnnuities } from './tell-annuities.js';

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
    TellOfExpiry,
    ExpireLicences,
    TellOfRecordal,
    TellAnnuities,
  ],
})
export class LicensingJobsModule {}
