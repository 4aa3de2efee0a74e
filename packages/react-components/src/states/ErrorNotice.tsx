import type { ReactNode } from 'react';
import type { GoSightError } from '../errors.ts';
import { AlertIcon } from '../icons/AlertIcon.tsx';
import { LockIcon } from '../icons/LockIcon.tsx';
import { useKit } from '../provider/kit-context.ts';
import { Notice } from './Notice.tsx';
import type { StateProps } from './state-props.ts';

/** Props of {@link ErrorNotice}. */
export type ErrorNoticeProps = {
  error: GoSightError;
  retry: () => void;
  /** The host's own text instead. */
  errorState?: StateProps['errorState'];
};

/** What failed, what to do about it, and a button to try again where that can help. */
export function ErrorNotice({ error, retry, errorState }: ErrorNoticeProps): ReactNode {
  const { translate } = useKit();
  if (typeof errorState === 'function') return errorState(error, retry);
  if (errorState !== undefined) return errorState;
  const isForbidden = error.code === 'forbidden';
  const canRetry = !isForbidden && error.code !== 'no_provider';
  return (
    <Notice
      part="error"
      icon={isForbidden ? <LockIcon /> : <AlertIcon />}
      title={translate(`error.${error.code}.title`)}
      text={translate(`error.${error.code}.text`)}
    >
      {canRetry && (
        <button type="button" className="gs-button" data-gs-part="retry" onClick={retry}>
          {translate('error.retry')}
        </button>
      )}
    </Notice>
  );
}
