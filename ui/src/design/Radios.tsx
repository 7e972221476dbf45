// One of a few: radio buttons below each other, side by side, or looking like one switch.

type RadiosProps<T extends string> = {
  name: string;
  value: T | '';
  options: { value: T; text: string }[];
  change: (value: T) => void;
  look?: 'list' | 'side' | 'switch';
};

export function Radios<T extends string>({ name, value, options, change, look = 'list' }: RadiosProps<T>) {
  return (
    <div className={`radios ${look}`}>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'chosen' : undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => change(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}
