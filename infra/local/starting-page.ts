import type { IncomingMessage, ServerResponse } from 'node:http';

const page = `<!doctype html>
<html lang="en-GB">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="1">
  <title>Golden Thread is starting</title>
  <body style="font-family: 'Segoe UI', system-ui, sans-serif; display: grid; place-items: center; height: 90vh">
    <p>Golden Thread is putting the sample council in place. This page opens by itself.</p>
  </body>
</html>
`;

/** Answers until the trial is ready; 503 tells programs to come back. */
export function startingPage(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '1' });
  response.end(page);
}
