// The words of the page that checks receipts, French first.
export const WORDS = {
  title: ["Vérifier un reçu", "Check a receipt"],
  lead: [
    "Chaque lettre et chaque réclamation enregistrée porte un reçu. Il permet à chacun de voir que le registre contient toujours ce qui a été inscrit ce jour-là, inchangé. Rien n’est dit du contenu de la réclamation.",
    "Every letter and every registered complaint carries a receipt. With it anybody can see that the register still holds what was entered that day, unchanged. Nothing is told about the complaint itself.",
  ],
  label: ["Le reçu, ou toute la lettre", "The receipt, or the whole letter"],
  hint: ["Il commence par « recourse: » et se trouve à la fin de la lettre.", "It begins with “recourse:” and stands at the end of the letter."],
  check: ["Vérifier", "Check"],
  checking: ["Vérification…", "Checking…"],
  empty: ["Collez d’abord un reçu.", "Paste a receipt first."],
  "title.unchanged": ["Le registre contient cette inscription, inchangée", "The register contains this entry, unchanged"],
  "says.unchanged": [
    "Le reçu est signé par la clé de ce registre, et l’inscription qu’il désigne est celle d’alors.",
    "The receipt is signed with this register’s key, and the entry that it names is the one of that day.",
  ],
  "title.changed": ["L’inscription n’est plus celle d’alors", "The entry is no longer the one of that day"],
  "says.changed": [
    "Le reçu est bien signé par ce registre, mais ce que le registre contient à cet endroit a été modifié depuis. Gardez ce reçu : il le prouve. Vous pouvez le montrer à l’autorité de contrôle.",
    "The receipt is signed by this register, but what the register holds in that place has been changed since. Keep this receipt: it proves so. You may show it to the supervisory authority.",
  ],
  "title.missing": ["Le registre ne contient plus cette inscription", "The register no longer contains this entry"],
  "says.missing": [
    "Le reçu est bien signé par ce registre, mais il n’y a rien à cet endroit. Gardez ce reçu : il le prouve. Vous pouvez le montrer à l’autorité de contrôle.",
    "The receipt is signed by this register, but nothing stands in that place. Keep this receipt: it proves so. You may show it to the supervisory authority.",
  ],
  "title.not_ours": ["Ce reçu n’est pas de ce registre", "This receipt is not of this register"],
  "says.not_ours": [
    "Sa signature n’a pas été faite avec la clé de ce registre, ou un signe du reçu manque ou a été changé. Copiez-le de nouveau, en entier.",
    "Its signature was not made with this register’s key, or a sign of the receipt is missing or was altered. Copy it again, whole.",
  ],
  number: ["Inscription", "Entry"],
  at: ["Inscrite le", "Entered on"],
  key: ["Clé", "Key"],
  bad_request: [
    "Il n’y a pas de reçu dans ce texte. Il commence par « recourse: » et se trouve à la fin de la lettre.",
    "There is no receipt in this text. It begins with “recourse:” and stands at the end of the letter.",
  ],
  slow_down: ["Trop de vérifications à la suite : réessayez dans une minute.", "Too many checks in a row: try again in a minute."],
  no_line: ["Le serveur ne répond pas ; votre texte est gardé. Réessayez dans un instant.", "The server does not answer; your text is kept. Try again in a moment."],
};
