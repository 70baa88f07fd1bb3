// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger',
  validatorUrl: null, // nothing of this goes to another server
  deepLinking: false,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  persistAuthorization: false, // a token stays in this page
});
