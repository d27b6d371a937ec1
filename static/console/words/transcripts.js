// Finding and reading transcripts.
export default {
  "transcripts.title": ["Transcriptions", "Transcripts"],
  "transcripts.search": ["Mots dits, nom, e-mail, référence", "Words said, name, e-mail, reference"],
  "transcripts.find": ["Chercher", "Search"],
  "transcripts.mode": ["État", "State"],
  "transcripts.language": ["Langue", "Language"],
  "transcripts.agent": ["Agent", "Agent"],
  "transcripts.from": ["Du", "From"],
  "transcripts.to": ["Au", "To"],
  "transcripts.count": [
    { one: "{count} conversation", other: "{count} conversations" },
    { one: "{count} conversation", other: "{count} conversations" },
  ],
  "transcripts.none": [
    "Aucune conversation pour l’instant. Chaque conversation du chat s’ajoute ici dès son premier message.",
    "No conversation yet. Each chat conversation is added here with its first message.",
  ],
  "transcripts.none_found": ["Aucune conversation ne correspond.", "No conversation matches."],
  "transcripts.back": ["Toutes les transcriptions", "All transcripts"],
  "transcripts.export_txt": ["Télécharger en texte", "Download as text"],
  "transcripts.export_json": ["Télécharger en JSON", "Download as JSON"],
  "transcripts.follow": ["Suivre en direct", "Follow live"],
  "transcripts.started": ["Commencée", "Started"],
  "transcripts.ended": ["Terminée", "Ended"],
  "transcripts.state": ["État", "State"],
  "transcripts.rated": ["Note", "Rating"],
  "transcripts.score": ["{score} sur 5", "{score} of 5"],
  "transcripts.led_by": ["Menée par", "Led by"],
  "transcripts.entries": [
    { one: "{count} ligne, notes internes comprises", other: "{count} lignes, notes internes comprises" },
    { one: "{count} line, internal notes included", other: "{count} lines, internal notes included" },
  ],
  "transcripts.notes": [
    { one: "{count} note interne", other: "{count} notes internes" },
    { one: "{count} internal note", other: "{count} internal notes" },
  ],
  "transcripts.hit": ["Trouvé dans :", "Found in:"],
};
