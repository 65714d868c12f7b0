import { Module } from '@nestjs/common';
import { CatalogueModule, relyOnPatents } from '#libs/catalogue';
import { registerEntities } from '#libs/platform';
import { AcceptancesService } from './acceptances.service.js';
import {
  CoOwnerConsent,
  Declaration,
  DeclarationEvent,
  GateFact,
  TermsVersion,
} from './declaration.entity.js';
import { DeclarationSteps } from './declaration-steps.js';
import { DeclarationsController } from './declarations.controller.js';
import { DeclarationsReadModel } from './declarations.read-model.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { DeclarationsService } from './declarations.service.js';
import { Licence, Payment } from './licence.entity.js';
import { LicencesController } from './licences.controller.js';
import { LicencesReadModel } from './licences.read-model.js';
import { LicencesService } from './licences.service.js';
import { OffersReadModel } from './offers.read-model.js';
import { OfficeActsService } from './office-acts.service.js';
import { ProofsService } from './proofs.service.js';
import { Recordal } from './recordal.entity.js';
import { RecordalsController } from './recordals.controller.js';
import { RecordalsService } from './recordals.service.js';
import { TodayReadModel } from './today.read-model.js';

registerEntities(
  Declaration,
  DeclarationEvent,
  GateFact,
  CoOwnerConsent,
  TermsVersion,
  Licence,
  Payment,
  Recordal,
);

relyOnPatents('declaration', 'licence');

const SERVICES = [
  DeclarationsRepository,
  DeclarationsReadModel,
  DeclarationSteps,
  DeclarationsService,
  OfficeActsService,
  AcceptancesService,
  LicencesReadModel,
  LicencesService,
  RecordalsService,
  OffersReadModel,
  ProofsService,
  TodayReadModel,
];

/** The open licence: gate, declaration, terms, notice, payment, recordal, proof. */
@Module({
  imports: [CatalogueModule],
  controllers: [DeclarationsController, LicencesController, RecordalsController],
  providers: SERVICES,
  exports: SERVICES,
})
export class LicensingModule {}
