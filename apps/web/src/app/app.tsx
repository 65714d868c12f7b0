import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { queryClient } from '../api/query-client';
import { StepUpProvider } from '../api/step-up';
import { DemonstrationProvider } from './demonstration';
import { router } from './routes';
import { useScheme } from './scheme';
import { themeFor } from './theme';
import { usePhone } from './use-phone';

export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={themeFor(usePhone(), useScheme())}
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <StepUpProvider>
            <DemonstrationProvider>
              <RouterProvider router={router} />
            </DemonstrationProvider>
          </StepUpProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
