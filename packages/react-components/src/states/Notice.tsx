import type { ReactNode } from 'react';

/** Props of {@link Notice}. */
export type NoticeProps = {
  part: 'empty' | 'error' | 'gap';
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
};

/** A title and a sentence in place of data. */
export function Notice({ part, icon, title, text, children }: NoticeProps): ReactNode {
  return (
    <div className="gs-notice" data-gs-part={part} role={part === 'error' ? 'alert' : 'status'}>
      <span className="gs-notice-icon" aria-hidden="true">
        {icon}
      </span>
      <p className="gs-notice-title">{title}</p>
      <p className="gs-notice-text">{text}</p>
      {children}
    </div>
  );
}
