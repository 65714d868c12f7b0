import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IdParam, Me, PageQuery, type PersonActor, uploadedFile } from '#libs/platform';
import type { FastifyRequest } from 'fastify';
import { importPolicy } from './catalogue.policy.js';
import {
  FindingListDto,
  FindingQuery,
  ImportDto,
  ImportListDto,
  ImportRunDto,
  ImportSheetDto,
  KeptListDto,
  RefusedRowsDto,
  RepairDto,
  RepairedDto,
} from './imports.dto.js';
import { ConflictDecisionDto, ConflictDto, ConflictListDto } from './history/conflicts.dto.js';
import { ConflictsService } from './history/conflicts.service.js';
import { ImportRepairService } from './import-repair.service.js';
import { ImportsService } from './imports.service.js';
import { UPLOAD_BODY } from './upload-body.js';

/** A university's patents from the table it already has: upload, look, check, commit. */
@ApiTags('imports')
@Controller('api/v1/organisations/:organisationId/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly repairs: ImportRepairService,
    private readonly conflicts: ConflictsService,
  ) {}

  /** Keeps the file and says which column is which field; nothing is written to the catalogue. */
  @Post()
  @Allow(importPolicy.write)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiCreatedResponse({ type: ImportDto })
  async upload(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Req() request: FastifyRequest,
  ): Promise<ImportDto> {
    return this.imports.upload(me, organisationId, await uploadedFile(request));
  }

  @Get()
  @Allow(importPolicy.read)
  @ApiOkResponse({ type: ImportListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<ImportListDto> {
    return this.imports.list(me, organisationId, limit ?? 20, cursor);
  }

  /** Reads another sheet of the workbook; the next workbook with the same sheets is read so, too. */
  @Post(':importId/sheet')
  @HttpCode(200)
  @Allow(importPolicy.write)
  @ApiOkResponse({ type: ImportDto })
  chooseSheet(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Body() { sheet }: ImportSheetDto,
  ): Promise<ImportDto> {
    return this.imports.chooseSheet(me, organisationId, importId, sheet);
  }

  @Get(':importId')
  @Allow(importPolicy.read)
  @ApiOkResponse({ type: ImportDto })
  one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
  ): Promise<ImportDto> {
    return this.imports.one(me, organisationId, importId);
  }

  /** A trial run over every row, as a job: counts and findings, no change to the catalogue. */
  @Post(':importId/check')
  @HttpCode(202)
  @Allow(importPolicy.write)
  @ApiAcceptedResponse({ type: ImportDto })
  check(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Body() { columns }: ImportRunDto,
  ): Promise<ImportDto> {
    return this.imports.start(me, organisationId, importId, 'CHECKING', columns ?? []);
  }

  /** Writes every row that can be written, as a job; leaving the page does not stop it. */
  @Post(':importId/commit')
  @HttpCode(202)
  @Allow(importPolicy.write)
  @ApiAcceptedResponse({ type: ImportDto })
  commit(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Body() { columns }: ImportRunDto,
  ): Promise<ImportDto> {
    return this.imports.start(me, organisationId, importId, 'COMMITTING', columns ?? []);
  }

  /** Rows that the run refused, whole, with what is wrong in them; up to the first 2,000 of a file. */
  @Get(':importId/refused-rows')
  @Allow(importPolicy.read)
  @ApiOkResponse({ type: RefusedRowsDto })
  refused(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<RefusedRowsDto> {
    return this.repairs.list(me, organisationId, importId, limit ?? 20, cursor);
  }

  /** Puts refused rows right and judges them anew; a complete import takes the good ones at once. */
  @Post(':importId/refused-rows')
  @HttpCode(200)
  @Allow(importPolicy.write)
  @ApiOkResponse({ type: RepairedDto })
  repair(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Body() repair: RepairDto,
  ): Promise<RepairedDto> {
    return this.repairs.repair(me, organisationId, importId, repair);
  }

  /** Takes back, as a job, what a committed import wrote and nobody has touched since; the rest is listed by `kept`. */
  @Post(':importId/undo')
  @HttpCode(202)
  @Allow(importPolicy.write)
  @ApiAcceptedResponse({ type: ImportDto })
  undo(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
  ): Promise<ImportDto> {
    return this.imports.undo(me, organisationId, importId);
  }

  @Get(':importId/kept')
  @Allow(importPolicy.read)
  @ApiOkResponse({ type: KeptListDto })
  kept(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<KeptListDto> {
    return this.imports.kept(me, organisationId, importId, limit ?? 20, cursor);
  }

  /** Where the file says otherwise than a person had stated; the stated value stays until somebody decides. */
  @Get(':importId/conflicts')
  @Allow(importPolicy.read)
  @ApiOkResponse({ type: ConflictListDto })
  clashes(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<ConflictListDto> {
    return this.conflicts.list(me, organisationId, importId, limit ?? 20, cursor);
  }

  @Post(':importId/conflicts/:conflictId')
  @HttpCode(200)
  @Allow(importPolicy.write)
  @ApiOkResponse({ type: ConflictDto })
  decide(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @IdParam('conflictId') id: string,
    @Body() { decision }: ConflictDecisionDto,
  ): Promise<ConflictDto> {
    return this.conflicts.decide(me, organisationId, importId, id, decision);
  }

  @Get(':importId/findings')
  @Allow(importPolicy.read)
  @ApiOkResponse({ type: FindingListDto })
  findings(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('importId') importId: string,
    @Query() query: FindingQuery,
  ): Promise<FindingListDto> {
    return this.imports.findings(me, organisationId, importId, query);
  }
}
