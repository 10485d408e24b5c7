import packageJson from '../../package.json' with { type: 'json' };

/** The product's version, for the User-Agent that Microsoft asks for. */
export const version: string = packageJson.version;
