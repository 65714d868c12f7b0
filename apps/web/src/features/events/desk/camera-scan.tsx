import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './event-day.css';

type Fault = 'insecure' | 'missing' | 'refused' | 'busy' | 'unloaded';
class CameraFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

/** As browsers have it, and as the library imitates it. */
interface Detector {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface NativeDetector {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Between two looks: fast enough for a hand that holds up a phone, slow enough for the battery. */
const PAUSE_MS = 120;
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** The camera at the back, and every QR code that it sees, again and again while it is seen. */
export default function CameraScan({ onRead }: { onRead: (text: string) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'reading' | Fault>('starting');
  useEffect(() => {
    const ended = new AbortController();
    const shown = video.current;
    if (shown)
      watch(shown, ended.signal, onRead, () => setState('reading')).catch((error: unknown) => {
        if (!ended.signal.aborted) setState(faultOf(error));
      });
    return () => ended.abort();
  }, [onRead]);
  return (
    <div className="kx-camera">
      <video
        ref={video}
        muted
        playsInline
        hidden={state !== 'reading'}
        aria-label={t('events:door.camera.picture')}
      />
      <p role="status" className={state === 'starting' || state === 'reading' ? 'kx-second' : 'kx-warn'}>
        {t(`events:door.camera.${state}`)}
      </p>
    </div>
  );
}

async function watch(
  video: HTMLVideoElement,
  ended: AbortSignal,
  onRead: (text: string) => void,
  onStart: () => void,
): Promise<void> {
  if (!('mediaDevices' in navigator)) throw new CameraFault(isSecureContext ? 'missing' : 'insecure');
  const detector = await openDetector();
  const stream = await navigator.mediaDevices.getUserMedia(WANTED);
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  ended.addEventListener('abort', stop);
  if (ended.aborted) return stop();
  video.srcObject = stream;
  await video.play();
  onStart();
  while (!ended.aborted) {
    // Another program or the system took it.
    if (stream.getVideoTracks().every(({ readyState }) => readyState === 'ended'))
      throw new CameraFault('busy');
    // A frame that cannot be read is no fault: the next one comes at once.
    const codes = document.hidden ? [] : await detector.detect(video).catch(() => []);
    for (const { rawValue } of codes) if (!ended.aborted) onRead(rawValue);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** The browser's own reader, else one in JavaScript, which is loaded only then. */
async function openDetector(): Promise<Detector> {
  const { BarcodeDetector: native } = globalThis as { BarcodeDetector?: NativeDetector };
  const formats = { formats: ['qr_code'] };
  if (native && (await native.getSupportedFormats()).includes('qr_code')) return new native(formats);
  try {
    const { BarcodeDetector } = await import('qr/decode.js');
    return new BarcodeDetector({ formats: ['qr_code'] });
  } catch {
    throw new CameraFault('unloaded');
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof CameraFault) return error.fault;
  const { name } = error as { name?: string };
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}
