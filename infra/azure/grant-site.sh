#!/usr/bin/env bash
# Lets the application into one SharePoint site and no other (Sites.Selected).
# Run by somebody whose az sign-in has Sites.FullControl.All on Microsoft Graph. Needs az and jq.
#
#   ./grant-site.sh council.sharepoint.com:/sites/golden-thread CLIENT_ID fullcontrol   # for "gt provision"
#   ./grant-site.sh council.sharepoint.com:/sites/golden-thread CLIENT_ID write         # afterwards, to run
#
# Not tried against a tenant by its authors: read it before you run it.
set -euo pipefail

site=${1:?'Name the site as hostname:/path'}
client_id=${2:?'Give the client id'}
role=${3:-write}
graph=https://graph.microsoft.com/v1.0

site_id=$(az rest --uri "$graph/sites/$site?\$select=id" --query id -o tsv)
existing=$(az rest --uri "$graph/sites/$site_id/permissions" |
  jq -r --arg id "$client_id" '.value[] | select(any(.grantedToIdentitiesV2[]?; .application.id == $id)) | .id' | head -n 1)

if [ -z "$existing" ]; then
  existing=$(az rest --method POST --uri "$graph/sites/$site_id/permissions" --headers 'Content-Type=application/json' \
    --body "$(jq -n --arg id "$client_id" \
      '{roles: ["write"], grantedToIdentities: [{application: {id: $id, displayName: "Golden Thread"}}]}')" --query id -o tsv)
fi
# A new permission is taken for read and write only; fullcontrol comes as a change to one that stands.
az rest --method PATCH --uri "$graph/sites/$site_id/permissions/$existing" \
  --headers 'Content-Type=application/json' --body "$(jq -n --arg role "$role" '{roles: [$role]}')" >/dev/null
echo "The application may now $role in $site."
