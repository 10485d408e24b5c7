import type { Response, Router } from 'express';
import { importDocument, previewImport } from '#workflows/import-document';
import { previewReimport, reimportDocument } from '#workflows/reimport-document';
import type { Services } from '#workflows/services';
import {
  importQuery,
  nextVersionQuery,
  previewQuery,
  type ImportPreviewBody,
  type NextVersionBody,
} from './contract/documents.ts';
import { planParams } from './contract/plans.ts';
import { documentBody, tellProgress, uploadedDocument } from './document-upload.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';

/**
 * Documents that become plans, or their next version: first what they would change, then the import itself,
 * told line by line.
 */
export function addImportRoutes(router: Router, services: Services): void {
  router.post('/imports/preview', documentBody, async (request, response: Response<ImportPreviewBody>) => {
    const { fileName, columns } = read(previewQuery, request.query);
    const file = uploadedDocument(request, fileName);
    response.json(await previewImport(services, personOf(response), file, columns));
  });

  router.post('/imports', documentBody, async (request, response) => {
    const { fileName, title, columns } = read(importQuery, request.query);
    const file = uploadedDocument(request, fileName);
    await tellProgress(response, async (watched) => {
      const options = { title, columns, ...watched };
      const { planId } = await importDocument(services, personOf(response), file, options);
      return planId;
    });
  });

  const nextVersion = '/plans/:planId/next-version';

  router.post(
    `${nextVersion}/preview`,
    documentBody,
    async (request, response: Response<NextVersionBody>) => {
      const { planId } = read(planParams, request.params);
      const { fileName, columns } = read(previewQuery, request.query);
      const file = uploadedDocument(request, fileName);
      response.json(await previewReimport(services, personOf(response), planId, file, columns));
    },
  );

  router.post(nextVersion, documentBody, async (request, response) => {
    const { planId } = read(planParams, request.params);
    const { fileName, columns, skip, take } = read(nextVersionQuery, request.query);
    const file = uploadedDocument(request, fileName);
    await tellProgress(response, async (watched) => {
      const options = { columns, skip, take, ...watched };
      await reimportDocument(services, personOf(response), planId, file, options);
      return planId;
    });
  });
}
