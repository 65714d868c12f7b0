import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../api/problem';

/** What the server refused and why, beside the button that was pressed. */
export function ProblemAlert({ problem, action }: { problem: Problem | null; action?: ReactNode }) {
  if (!problem) return null;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      className="kx-problem"
      title={problem.title}
      action={action}
      description={
        problem.errors.length > 0 && (
          <ul className="kx-faults">
            {problem.errors.map(({ field, code, message }) => (
              <li key={field + code}>{message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
