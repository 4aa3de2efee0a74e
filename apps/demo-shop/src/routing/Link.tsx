import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { useRouter } from './router-context.ts';

/** Props of {@link Link}. */
export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string };

/** A link inside the shop; a new tab, a download or a middle click stay the browser's. */
export function Link({ to, ...anchor }: LinkProps): ReactNode {
  const router = useRouter();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(to);
  };
  return <a {...anchor} href={router.href(to)} onClick={onClick} />;
}
