// What a council deploys: one container app, its secret in a key vault, and the bot Teams talks to.
// Deploy into a resource group of its own; README.md beside this file has the commands.
targetScope = 'resourceGroup'

@description('Short name that all resources start with, lower case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'goldenthread'

param location string = resourceGroup().location

@description('The container image, for example council.azurecr.io/golden-thread:0.1.0')
param image string

@description('The Azure Container Registry the image is in, without .azurecr.io; it has to be in this resource group.')
param registryName string

@description('The app registration made by register-app.sh.')
param clientId string

@description('Its secret. Kept in the key vault; give it on the command line, never in a file.')
@secure()
param clientSecret string

@description('hostname:/path of the SharePoint site, for example council.sharepoint.com:/sites/golden-thread')
param site string

@description('The council\'s name, for headings.')
param councilName string

@description('Entra object ids of the first administrators, separated by commas.')
param administrators string

@description('Where Teams reaches the server, without https://. The app registration and the Teams manifest name the same host.')
param publicHost string

@description('Whose bank holidays the council keeps.')
@allowed(['england-and-wales', 'scotland', 'northern-ireland'])
param nation string = 'england-and-wales'

@description('Other days nobody is reminded on, separated by commas, such as 2026-12-29,2026-12-30.')
param closedDays string = ''

@description('The app\'s id in the council\'s own Teams catalogue, to put the app into the Teams of whoever lacks it; empty to leave that to setup policies.')
param teamsCatalogId string = ''

var suffix = uniqueString(resourceGroup().id)
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var imagePuller = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}${take(suffix, 10)}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'client-secret'
  properties: {
    value: clientSecret
  }
}

resource mayReadSecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, secretsUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, identity.id, imagePuller)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: imagePuller
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 90
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource server 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registry.properties.loginServer
          identity: identity.id
        }
      ]
      secrets: [
        {
          name: 'client-secret'
          keyVaultUrl: secret.properties.secretUri
          identity: identity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'server'
          image: image
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: [
            { name: 'PUBLIC_URL', value: 'https://${publicHost}' }
            { name: 'TENANT_ID', value: tenant().tenantId }
            { name: 'CLIENT_ID', value: clientId }
            { name: 'CLIENT_SECRET', secretRef: 'client-secret' }
            { name: 'SITE', value: site }
            { name: 'COUNCIL_NAME', value: councilName }
            { name: 'ADMINISTRATORS', value: administrators }
            { name: 'NATION', value: nation }
            { name: 'CLOSED_DAYS', value: closedDays }
            { name: 'TEAMS_CATALOG_ID', value: teamsCatalogId }
            { name: 'DATA_FOLDER', value: '/data' }
          ]
          volumeMounts: [
            {
              volumeName: 'data'
              mountPath: '/data'
            }
          ]
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 3978
              }
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: 3978
              }
              periodSeconds: 10
              failureThreshold: 6
            }
          ]
        }
      ]
      // The replica's own disk: the copy of the lists outlives a restart of the container, and is never shared.
      volumes: [
        {
          name: 'data'
          storageType: 'EmptyDir'
        }
      ]
      // One replica reads the lists into memory; reminders run inside it, so it never scales to zero.
      scale: {
        minReplicas: 1
        maxReplicas: 2
      }
    }
  }
  dependsOn: [
    mayReadSecret
    mayPull
  ]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'S1'
  }
  properties: {
    displayName: 'Golden Thread'
    endpoint: 'https://${publicHost}/api/messages'
    msaAppId: clientId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenant().tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('The address Azure gave the server. Point publicHost here, or use it as publicHost.')
output serverHost string = server.properties.configuration.ingress.fqdn
