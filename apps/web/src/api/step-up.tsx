import { Input, Modal } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from './client';
import { isProblem } from './problem';

type Ask = () => Promise<boolean>;
const StepUpContext = createContext<Ask>(() => Promise.resolve(false));

/** Asks for the password again before an act of legal effect; false: the person thought better of it. */
export function useStepUp(): Ask {
  return useContext(StepUpContext);
}

export function StepUpProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState('');
  const settle = useRef<(given: boolean) => void>(() => undefined);

  const ask = useCallback<Ask>(() => {
    setPassword('');
    setFault('');
    setOpen(true);
    return new Promise((resolve) => (settle.current = resolve));
  }, []);

  function close(given: boolean) {
    setOpen(false);
    settle.current(given);
  }

  async function confirm() {
    setBusy(true);
    try {
      await api.POST('/api/v1/sessions/current/step-up', { body: { password } });
      close(true);
    } catch (error) {
      setFault(isProblem(error) ? error.title : t('frame:problem.connection'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <StepUpContext value={ask}>
      {children}
      <Modal
        open={open}
        title={t('frame:stepUp.title')}
        okText={t('frame:stepUp.confirm')}
        cancelText={t('frame:cancel')}
        confirmLoading={busy}
        okButtonProps={{ disabled: password === '' }}
        onOk={confirm}
        onCancel={() => close(false)}
        destroyOnHidden
      >
        <p className="kx-form-note">{t('frame:stepUp.why')}</p>
        <label htmlFor="step-up-password">{t('frame:stepUp.password')}</label>
        <Input.Password
          id="step-up-password"
          autoFocus
          autoComplete="current-password"
          value={password}
          status={fault ? 'error' : undefined}
          aria-describedby="step-up-fault"
          onChange={(event) => setPassword(event.target.value)}
          onPressEnter={() => password !== '' && void confirm()}
        />
        <p id="step-up-fault" role="alert" className="kx-fault">
          {fault}
        </p>
      </Modal>
    </StepUpContext>
  );
}
