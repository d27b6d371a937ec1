// Colleagues by name: what was read names them, else those this console has met.

/** The name of a staff id, or `undefined`. `complaint`: knows by id the names of who is in it. */
export function nameOf(app, id, complaint) {
  const { desk, me } = app.props;
  return id === me.id ? me.name : (complaint?.names?.[id] ?? desk?.state.staff[id]?.name);
}
