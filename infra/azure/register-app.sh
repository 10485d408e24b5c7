#!/usr/bin/env bash
# Registers Golden Thread in Entra: sign-in for the tab, in Teams and in browsers; for the server Sites.Selected, and
# User.ReadBasic.All, by which administrators find people by name.
# Run once by somebody who may register applications and consent for the tenant. Needs az and jq.
#
#   ./register-app.sh golden-thread.council.gov.uk
#
# Not tried against a tenant by its authors: read it before you run it.
set -euo pipefail

host=${1:?'Say where Teams reaches the server, such as golden-thread.council.gov.uk'}
graph=00000003-0000-0000-c000-000000000000
sites_selected=883ea226-0bf2-4a8f-9f9d-92c9162a727d
user_read_basic_all=97235f07-e226-4f63-ace3-39588e11d3a1

app=$(az ad app create --display-name 'Golden Thread' --sign-in-audience AzureADMyOrg)
client_id=$(jq -r .appId <<<"$app")
object_id=$(jq -r .id <<<"$app")
az ad sp create --id "$client_id" >/dev/null

# Teams desktop and mobile, Teams web, Microsoft 365 web and desktop, Outlook desktop, web and mobile.
teams_clients='[
  "1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
  "4765445b-32c6-49b0-83e6-1d93765276ca", "0ec893e0-5785-4de6-99da-4ed124e5296c",
  "d3590ed6-52b3-4102-aeff-aad2292ab01c", "bc59ab01-8403-45c6-8796-ac3ef710b3e3",
  "27922004-5251-4030-b22d-91ecd9a37ea4"
]'
scope_id=$(uuidgen)
api=$(jq -n --arg scope "$scope_id" '{
  requestedAccessTokenVersion: 2,
  oauth2PermissionScopes: [{
    id: $scope, value: "access_as_user", type: "User", isEnabled: true,
    adminConsentDisplayName: "Use Golden Thread as yourself",
    adminConsentDescription: "Lets Teams sign people in to Golden Thread.",
    userConsentDisplayName: "Use Golden Thread as yourself",
    userConsentDescription: "Lets Teams sign you in to Golden Thread."
  }]
}')
patch() {
  az rest --method PATCH --uri "https://graph.microsoft.com/v1.0/applications/$object_id" \
    --headers 'Content-Type=application/json' --body "$1" >/dev/null
}
# The scope has to stand before clients can be authorised for it.
patch "$(jq -n --arg uri "api://$host/botid-$client_id" --argjson api "$api" '{identifierUris: [$uri], api: $api}')"
patch "$(jq -n --argjson api "$api" --argjson clients "$teams_clients" --arg scope "$scope_id" \
  '{api: ($api + {preAuthorizedApplications: [$clients[] | {appId: ., delegatedPermissionIds: [$scope]}]})}')"

# A browser outside Teams signs people in by itself: authorization code with PKCE, back to the tab, no secret.
patch "$(jq -n --arg tab "https://$host/tab/" '{spa: {redirectUris: [$tab]}}')"
# There the application asks for its own scope, which is consented to here so that nobody is asked.
az ad app permission add --id "$client_id" --api "$client_id" --api-permissions "$scope_id=Scope"

az ad app permission add --id "$client_id" --api "$graph" \
  --api-permissions "$sites_selected=Role" "$user_read_basic_all=Role"
az ad app permission admin-consent --id "$client_id"

secret=$(az ad app credential reset --id "$client_id" --display-name 'Golden Thread server' --years 1 --query password -o tsv)

cat <<DONE
CLIENT_ID=$client_id
CLIENT_SECRET=$secret

Keep the secret in the key vault, not in a file. It runs out in a year.
Next: let the application into one SharePoint site with ./grant-site.sh
DONE
