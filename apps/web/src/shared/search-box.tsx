import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from './paths';
import { forgetSearches, rememberSearch } from './recent-searches';
import './search-box.css';
import { FORGET, useSuggestions } from './use-suggestions';

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
  const [open, setOpen] = useState(false);
  const choices = useSuggestions(text, open);
  useEffect(() => setText(value), [value]);

  function submit() {
    const wanted = text.trim();
    setOpen(false);
    if (wanted) rememberSearch(wanted);
    void navigate(pathTo.search(wanted ? { q: wanted } : {}));
  }
  function choose(address: string) {
    setOpen(false);
    if (address === FORGET) return forgetSearches();
    const searched = new URLSearchParams(address.split('?')[1]).get('q');
    if (searched) rememberSearch(searched);
    void navigate(address);
  }

  return (
    <form
      role="search"
      aria-label={label}
      className={`kx-search kx-search-${size}`}
      data-search-box
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <AutoComplete
        className="kx-search-field"
        size={size}
        value={text}
        options={choices}
        open={open && choices.length > 0}
        onOpenChange={setOpen}
        defaultActiveFirstOption
        getPopupContainer={(box) => box.closest('form') ?? document.body}
        // What is chosen is an address; the box keeps what was typed.
        onChange={(next: string, option) => {
          if (!option || !('label' in option)) setText(next ?? '');
        }}
        onSelect={choose}
      >
        <Input
          size={size}
          type="search"
          aria-label={label}
          placeholder={placeholder ?? t('frame:searchPlaceholder')}
          maxLength={500}
          enterKeyHint="search"
          prefix={<SearchOutlined aria-hidden="true" />}
        />
      </AutoComplete>
      <Button size={size} type={size === 'large' ? 'primary' : 'default'} htmlType="submit">
        {t('frame:searchShort')}
      </Button>
    </form>
  );
}
