import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

interface Props {
  size: 'middle' | 'large';
  label: string;
  value?: string;
  placeholder?: string;
}

/** One box, two voices: words, numbers and names of universities, or a problem in one's own words. */
export function SearchBox({ size, label, value = '', placeholder }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <form
      role="search"
      aria-label={label}
      className={`kx-search kx-search-${size}`}
      data-search-box
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = text.trim();
        void navigate(wanted ? `/search?q=${encodeURIComponent(wanted)}` : '/search');
      }}
    >
      <Input
        size={size}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? t('frame:searchPlaceholder')}
        value={text}
        maxLength={500}
        enterKeyHint="search"
        onChange={(event) => setText(event.target.value)}
        prefix={<SearchOutlined aria-hidden="true" />}
      />
      <Button size={size} type={size === 'large' ? 'primary' : 'default'} htmlType="submit">
        {t('frame:searchShort')}
      </Button>
    </form>
  );
}
