import type { Random } from './random.ts';

/** Names that say by themselves that nobody bears them: every invented person is of the family Invención. */
const women = ['Ficticia', 'Ejemplina', 'María Ensayo', 'Ana Muestra', 'Lucía Prueba', 'Rosa Supuesta', 'Elena Imaginada', 'Sofía Borrador', 'Carmen Ficción', 'Julia Simulada'];
const men = ['Ficticio', 'Ejemplino', 'José Ensayo', 'Juan Muestra', 'Luis Prueba', 'Pedro Supuesto', 'Miguel Imaginado', 'Jorge Borrador', 'Raúl Ficción', 'Tomás Simulado'];
const second = [
  'Hernández', 'García', 'Martínez', 'López', 'González', 'Pérez', 'Rodríguez', 'Sánchez', 'Ramírez', 'Cruz', 'Flores', 'Gómez', 'Morales', 'Vázquez',
  'Reyes', 'Jiménez', 'Torres', 'Díaz', 'Gutiérrez', 'Ruiz', 'Mendoza', 'Aguilar', 'Ortiz', 'Moreno', 'Castillo', 'Romero', 'Álvarez', 'Méndez', 'Chávez',
  'Rivera', 'Juárez', 'Ramos', 'Domínguez', 'Herrera', 'Medina', 'Castro', 'Vargas', 'Guzmán', 'Velázquez', 'Rojas',
];

interface InventedName {
  readonly nameGiven: string;
  readonly nameFirst: string;
  readonly nameSecond: string;
}

export const inventName = (random: Random, sex: string): InventedName => ({
  nameGiven: random.pick(sex === 'male' ? men : women),
  nameFirst: 'Invención',
  nameSecond: random.pick(second),
});
