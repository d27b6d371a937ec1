// Colleagues by name, as far as this console has met them.

/** The name of a staff id, or `undefined`. */
export function nameOf(app, id) {
  const { desk, me } = app.props;
  return id === me.id ? me.name : desk?.state.staff[id]?.name;
}
