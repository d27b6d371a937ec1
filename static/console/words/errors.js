// What a refusal means to the person who caused it: what happened, what was kept, what to do.
export default {
  "error.taken": ["{name} a déjà cette conversation.", "{name} has it."],
  "error.taken_nobody": ["Quelqu’un d’autre a déjà cette conversation.", "Somebody else has taken this conversation."],
  "error.not_yours": [
    "Vous ne menez pas cette conversation : prenez-la d’abord. Votre texte est gardé.",
    "You do not lead this conversation: take it first. Your text is kept.",
  ],
  "error.not_waiting": [
    "Cette conversation n’attend plus personne.",
    "This conversation is no longer waiting for a person.",
  ],
  "error.full": [
    "Vous menez déjà autant de conversations que votre capacité le permet. Terminez-en une ou rendez-la à la file.",
    "You already lead as many conversations as your capacity allows. Finish one, or return it to the queue.",
  ],
  "error.closed": ["Cette conversation est terminée.", "This conversation is closed."],
  "error.stale": [
    "La conversation a changé entre-temps. Relisez-la, puis recommencez si c’est encore utile.",
    "The conversation has changed meanwhile. Read it again, then repeat if it still makes sense.",
  ],
  "error.busy": [
    "La réclamation est en cours d’enregistrement. Réessayez dans quelques secondes.",
    "The complaint is being registered. Try again in a few seconds.",
  ],
  "error.forbidden": ["Votre rôle ne permet pas cela.", "Your role does not allow this."],
  "error.not_found": [
    "Introuvable, ou cela ne vous est pas ouvert.",
    "There is no such thing, or it is not yours to see.",
  ],
  "error.bad_request": ["Quelque chose ne convient pas : {detail}", "Something is not right: {detail}"],
  "error.slow_down": ["Trop de demandes à la fois. Attendez un instant.", "Too much at once. Wait a moment."],
  "error.slow_down_for": ["Trop de demandes à la fois. Réessayez dans {wait}.", "Too much at once. Try again in {wait}."],
  "error.try_again": [
    "Cela n’a pas pu être enregistré pour l’instant. Réessayez : rien ne sera fait deux fois.",
    "This could not be saved just now. Try again: nothing will be done twice.",
  ],
  "error.no_answer": [
    "Pas de réponse du serveur. Réessayez : rien ne sera fait deux fois.",
    "The server did not answer. Try again: nothing will be done twice.",
  ],
  "error.client_id_reused": [
    "Ce message a déjà été envoyé avec un autre contenu. Copiez-le et envoyez-le de nouveau.",
    "This message was already sent with other content. Copy it and send it again.",
  ],
  "error.unknown_command": [
    "Cette console n’est pas à jour. Rechargez la page.",
    "This console is out of date. Reload the page.",
  ],
  "error.signed_out": ["Votre session est terminée. Reconnectez-vous.", "Your session has ended. Sign in again."],
  "error.changed": [
    "Quelqu’un vient de modifier cette réclamation. La page est à jour et votre saisie gardée ; relisez, puis recommencez.",
    "Somebody has just changed this complaint. The page is up to date and what you typed is kept; read it, then repeat.",
  ],
  "error.not_allowed": ["Ce n’est pas possible à l’étape actuelle.", "This is not possible at the present stage."],
  "error.offline": [
    "Pas de connexion au serveur. Ce qui est affiché est gardé ; nouvel essai automatique.",
    "No connection to the server. What you see is kept; we keep trying.",
  ],
  "error.internal": [
    "Le serveur a rencontré une erreur. Rien n’a été changé ; réessayez.",
    "The server met an error. Nothing was changed; try again.",
  ],
};
