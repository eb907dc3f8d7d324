import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose';
import { ServerError } from './errors.js';
import type { Identity } from './options.js';

const AUDIENCE = 'casebell';
const ALGORITHM = 'HS256';
const QUARTER = 15 * 60;
const MIN_SECRET = 32;

export interface SignTokenOptions {
  /** At least 32 characters, known to the server that issues and the one that checks. */
  readonly secret: string;
  /** Names the secret, so that a new one can come while tokens of the old still run. */
  readonly kid?: string;
  readonly tenant: string;
  readonly recipient: string;
  readonly name?: string;
  /** Seconds. Default 900, and at most that is advised. */
  readonly expiresIn?: number;
}

/** A token that signs one person in. Issue it on your server, for the person your own session knows. */
export async function signToken({
  secret,
  kid,
  tenant,
  recipient,
  name,
  expiresIn = QUARTER,
}: SignTokenOptions): Promise<string> {
  return new SignJWT({ tenant, ...(name !== undefined && { name }) })
    .setProtectedHeader({ alg: ALGORITHM, ...(kid !== undefined && { kid }) })
    .setSubject(recipient)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn)
    .sign(encoded(secret));
}

export interface TokenAuthenticationOptions {
  /** For tokens that name no secret. */
  readonly secret?: string;
  /** By name (`kid`). */
  readonly secrets?: { readonly [kid: string]: string };
}

/** An `authenticate` that accepts the tokens of `signToken` in the header `Authorization: Bearer …`, and nowhere else. */
export function tokenAuthentication(options: TokenAuthenticationOptions): (request: Request) => Promise<Identity | null> {
  const named = new Map(Object.entries(options.secrets ?? {}).map(([kid, secret]) => [kid, encoded(secret)]));
  const unnamed = options.secret === undefined ? undefined : encoded(options.secret);
  if (named.size === 0 && unnamed === undefined) throw new ServerError('startup', 'tokenAuthentication needs a secret.');
  const keyOf = ({ kid }: JWTHeaderParameters) => {
    const key = kid === undefined ? unnamed : named.get(kid);
    if (key === undefined) throw new errors.JWKSNoMatchingKey();
    return key;
  };
  return async (request) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return null;
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        audience: AUDIENCE,
        algorithms: [ALGORITHM],
        requiredClaims: ['exp', 'sub', 'tenant'],
      });
      const { sub, exp, tenant, name } = payload;
      if (typeof sub !== 'string' || sub === '' || typeof tenant !== 'string' || tenant === '' || exp === undefined) return null;
      return { tenant, recipient: { id: sub, ...(typeof name === 'string' && { name }) }, expiresAt: new Date(exp * 1_000) };
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new ServerError('tokenExpired', 'The token has expired. Get a new one from your own server and try again.');
      }
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  };
}

function encoded(secret: string): Uint8Array {
  if (secret.length < MIN_SECRET) {
    throw new ServerError(
      'startup',
      `The token secret has ${secret.length} characters. It needs ${MIN_SECRET}: make one with "openssl rand -hex 32".`,
    );
  }
  return new TextEncoder().encode(secret);
}
