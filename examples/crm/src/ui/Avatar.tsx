import type { ReactNode } from 'react';

interface AvatarProps {
  readonly name: string;
  /** A picture; without one the initials stand on a tint of their own. */
  readonly src?: string | undefined;
  readonly size?: 'small' | 'medium' | 'large' | 'huge';
}

const tintOf = (name: string): number =>
  Array.from(name, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0) % 6;

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');

/** A face beside a name that is written out: hidden from assistive technology. */
export function Avatar({ name, src, size = 'small' }: AvatarProps): ReactNode {
  return (
    <span className="avatar" data-size={size} data-tint={tintOf(name)} aria-hidden="true">
      {src === undefined ? initialsOf(name) : <img src={src} alt="" />}
    </span>
  );
}
