// What a person chose on this device and wants to find again; never anything about a customer.
import { Shelf } from "../shared/storage.js";

const storage = new Shelf("localStorage");

export function kept(name, otherwise) {
  return storage.get(`recourse.console.${name}`) ?? otherwise;
}

export function keep(name, value) {
  storage.set(`recourse.console.${name}`, value);
}
