/** A name as it is written, and the ASCII letters that stand for it in an address. */
export interface Name {
  readonly written: string;
  readonly latin: string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const asWritten = (text: string): readonly Name[] =>
  words(text).map((written) => ({ written, latin: written }));
const spelled = (text: string): readonly Name[] =>
  words(text).map((pair) => {
    const [written = '', latin = ''] = pair.split('=');
    return { written, latin };
  });

export const firstNames = asWritten(`
  Abigail Adam Aisha Alan Alice Amanda Amir Amy Ana Andrea Andrew Anna Anthony Arjun Ashley Barbara Benjamin Beth
  Brandon Brenda Brian Carla Carlos Carol Catherine Charles Chloe Christina Christopher Claire Clara Daniel Daniela
  David Deborah Dennis Diana Donna Dylan Edward Elena Elijah Elizabeth Ella Emily Emma Eric Erika Ethan Eva Fatima
  Felix Fiona Frank Gabriel George Grace Hannah Harold Helen Henry Hiroshi Ian Ibrahim Ingrid Isaac Isabel Jack Jacob
  Jada James Jane Janet Jasmine Jason Jennifer Jessica Joan Joel John Jonas Jordan Joseph Joyce Julia Julian Karen
  Karl Kathleen Keiko Kelly Kevin Kim Laura Lauren Leah Leila Leo Liam Lily Linda Lisa Logan Louis Lucas Lucia Maria
  Mark Martha Martin Mary Mason Matthew Maya Megan Mei Melissa Michael Michelle Mila Miriam Mohammed Monica Nadia
  Naomi Natalie Nathan Nicole Nina Noah Nora Oliver Olivia Omar Oscar Pamela Patricia Patrick Paul Peter Philip Priya
  Rachel Rafael Raj Rebecca Richard Robert Rosa Ruth Ryan Samantha Samuel Sandra Sara Scott Sean Simon Sofia Sophie
  Stephen Susan Tara Teresa Thomas Tina Tom Tyler Uma Valerie Vera Victor Victoria Vincent Wendy William Yara Yuki
  Yusuf Zoe
`);

export const lastNames = asWritten(`
  Adams Ahmed Allen Alvarez Andersen Anderson Bailey Baker Barnes Bauer Becker Bell Bennett Bianchi Brooks Brown Bryant
  Burke Butler Campbell Carter Castillo Chang Chen Clark Coleman Collins Cook Cooper Costa Cox Cruz Das Davies Davis
  Diaz Dubois Edwards Ellis Evans Fernandes Ferrari Fischer Fisher Flores Ford Foster Fox Garcia Gibson Gomez Gonzales
  Graham Grant Gray Green Griffin Gupta Hall Hamilton Hansen Harris Hayes Henderson Hernandez Hill Hoffmann Howard
  Hughes Hunt Hussain Ivanov Jackson James Jansen Jenkins Jensen Johnson Jones Jordan Kaminski Kapoor Kelly Kennedy
  Khan Kim King Klein Kowalski Kumar Lambert Larsen Lee Lewis Li Lopez Ludwig Marino Marshall Martin Martinez Mason
  Mehta Mendes Meyer Miller Mills Mitchell Moore Morales Morgan Morris Murphy Murray Myers Nakamura Nelson Nguyen
  Nielsen Novak O'Brien O'Connor Okafor Olsen Ortiz Owens Palmer Park Parker Patel Perez Perry Peters Petrov Phillips
  Pereira Porter Powell Price Ramirez Rao Reed Reyes Reynolds Richter Rivera Roberts Robinson Rogers Romano Rossi
  Russell Ryan Sanchez Sanders Santos Sato Schmidt Schneider Scott Shah Shaw Silva Simmons Simpson Singh Smith Stewart
  Stone Sullivan Suzuki Tanaka Taylor Thomas Thompson Torres Tucker Turner Van-Dyke Vargas Visser Wagner Walker Wallace
  Wang Ward Washington Watson Weber Wells West White Williams Wilson Wood Wright Yamamoto Yang Young Zhang Zimmermann
`);

export const firstNamesNotAscii = spelled(`
  Åsa=Asa André=Andre Björn=Bjorn Chloë=Chloe Élodie=Elodie François=Francois Gülşen=Gulsen
  İbrahim=Ibrahim Jiří=Jiri João=Joao José=Jose Jürgen=Jurgen Łukasz=Lukasz María=Maria Noël=Noel
  Núria=Nuria Øyvind=Oyvind Renée=Renee Søren=Soren Siân=Sian Zoë=Zoe Žofia=Zofia Мария=Mariya Олексій=Oleksii
  Ελένη=Eleni 美咲=Misaki 伟=Wei 지훈=Jihoon أحمد=Ahmad נועה=Noa
`);

export const lastNamesNotAscii = spelled(`
  Åkerström=Akerstrom Bäcker=Baecker Çelik=Celik Dvořák=Dvorak Élie=Elie Fernández=Fernandez García=Garcia Gößmann=Goessmann
  Hämäläinen=Hamalainen Ibáñez=Ibanez Jørgensen=Jorgensen Kovač=Kovac Lefèvre=Lefevre Łuczak=Luczak Müller=Mueller
  Muñoz=Munoz Nuñez=Nunez Öztürk=Ozturk Peña=Pena Quiñones=Quinones Rădulescu=Radulescu Sánchez=Sanchez Şahin=Sahin
  Strauß=Strauss Þórsson=Thorsson Vančura=Vancura Wójcik=Wojcik Žižek=Zizek Иванова=Ivanova Шевченко=Shevchenko
  Παπαδόπουλος=Papadopoulos 佐藤=Sato 王=Wang 김=Kim الفارسي=Alfarsi כהן=Cohen
`);

export const salutations = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.'] as const;

export const titles = [
  'Account Executive',
  'Accountant',
  'Board Member',
  'Chief Executive Officer',
  'Chief Financial Officer',
  'Customer Success Manager',
  'Director of Operations',
  'Engineer',
  'Executive Assistant',
  'Founder',
  'Head of Marketing',
  'Human Resources Generalist',
  'IT Administrator',
  'Marketing Coordinator',
  'Nurse',
  'Office Administrator',
  'Product Manager',
  'Professor',
  'Programme Lead',
  'Purchasing Agent',
  'Quality Engineer',
  'Research Associate',
  'Sales Representative',
  'Senior Developer',
  'SVP, Procurement',
  'Teacher',
  'Vice President of Sales',
  'Volunteer Coordinator'
] as const;

export const departments = [
  'Administration',
  'Engineering',
  'Finance',
  'Human Resources',
  'Marketing',
  'Operations',
  'Procurement',
  'Sales',
  'Support'
] as const;

export const leadSources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'] as const;
