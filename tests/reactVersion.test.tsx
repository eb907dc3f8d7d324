import { render } from '@testing-library/react';
import { version, type ReactNode } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, it } from 'vitest';

function Versions(): ReactNode {
  return `${version} ${domVersion}`;
}

// Guards the aliases of vitest.config.ts: a second copy of React, or the wrong one, would test nothing.
it('runs on the React its project is for', () => {
  const { container } = render(<Versions />);
  expect(container.textContent).toBe(`${version} ${version}`);
  expect(domVersion.split('.')[0]).toBe(process.env['CASEBELL_REACT']);
});
