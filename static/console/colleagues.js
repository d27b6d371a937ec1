// Colleagues by name, as far as this console has met them.

/** The name of a staff id, or `undefined`. `complaint`: knows the names of everybody by id. */
export function nameOf(app, id, complaint) {
  const { desk, me } = app.props;
  return id === me.id ? me.name : (complaint?.names?.[id] ?? desk?.state.staff[id]?.name);
}
