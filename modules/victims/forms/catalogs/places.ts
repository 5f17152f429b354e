import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const placeOfExploitation: Catalog = defineCatalog({
  id: 'place_of_exploitation',
  label: { es: 'Tipo de lugar de explotación', en: 'Type of place of exploitation' },
  law: 'LGT 104, 115-IV',
  entries: [
    entry('bar', 'Bar', 'Bar'),
    entry('cantina', 'Cantina', 'Cantina'),
    entry('night_club', 'Club nocturno', 'Night club', { alias: ['centro nocturno', 'table dance', 'antro'] }),
    entry('massage_parlour', 'Sala o salón de masajes', 'Massage parlour', { alias: ['spa'] }),
    entry('hotel', 'Hotel o motel', 'Hotel or motel', { alias: ['hotel', 'motel'] }),
    entry('public_bath', 'Baño público o vapor', 'Public or steam bath'),
    entry('restaurant', 'Lonchería o restaurante', 'Eatery or restaurant', { alias: ['restaurante', 'lonchería'] }),
    entry('internet_cafe', 'Café internet', 'Internet café'),
    entry('street', 'Vía pública', 'Public street', { alias: ['calle', 'crucero'] }),
    entry('modelling_agency', 'Agencia de modelaje o artística', 'Modelling or artistic agency'),
    entry('placement_agency', 'Agencia de colocación', 'Placement agency', { law: 'LGT 104' }),
    entry('cinema', 'Cine', 'Cinema'),
    entry('fair_or_sports_venue', 'Recinto ferial o deportivo', 'Fairground or sports venue'),
    entry('farm', 'Campo agrícola', 'Farm', { alias: ['rancho', 'campo'] }),
    entry('factory', 'Fábrica o taller', 'Factory or workshop', { alias: ['fábrica', 'taller', 'maquila'] }),
    entry('private_home', 'Domicilio particular', 'Private home', { alias: ['casa', 'casa habitación', 'domicilio'] }),
    entry('digital_space', 'Espacio digital', 'Digital space', { alias: ['internet', 'en línea'] }),
    entry('place_of_worship', 'Centro de culto', 'Place of worship'),
    entry('rehabilitation_centre', 'Centro de rehabilitación o «anexo»', 'Rehabilitation centre', { alias: ['anexo'] }),
    other(), notIdentified(),
  ],
});

const sections: readonly (readonly [letter: string, es: string, en: string, htcds: string, ctdc: string, ...alias: string[]])[] = [
  ['A', 'Agricultura, ganadería, silvicultura y pesca', 'Agriculture, forestry and fishing', 'AgricultureForestryAndFishing',
    'Agriculture', 'agricultura', 'pesca'],
  ['B', 'Minería', 'Mining and quarrying', 'MiningAndQuarrying', 'MiningOrDrilling'],
  ['C', 'Industria manufacturera', 'Manufacturing', 'Manufacturing', 'Manufacturing', 'manufactura', 'maquila'],
  ['D', 'Electricidad y gas', 'Electricity and gas', 'ElectricityGasSteamAndAirConditioningSupply', 'Other'],
  ['E', 'Agua, saneamiento y residuos', 'Water supply, sewerage and waste', 'WaterSupplySewerageWasteManagement', 'Other', 'pepena'],
  ['F', 'Construcción', 'Construction', 'Construction', 'Construction', 'albañilería'],
  ['G', 'Comercio y reparación de vehículos', 'Trade and repair of vehicles', 'WholesaleAndRetailTradeRepairOfMotorVehicles', 'Peddling?',
    'comercio', 'comercio ambulante'],
  ['H', 'Transporte y almacenamiento', 'Transportation and storage', 'TransportationAndStorage', 'Transportation', 'transporte'],
  ['I', 'Alojamiento y preparación de alimentos', 'Accommodation and food services', 'AccommodationAndFoodServiceActivities',
    'Hospitality', 'restaurantes', 'hotelería'],
  ['J', 'Información y comunicaciones', 'Information and communication', 'InformationAndCommunication', 'Other', 'centro de llamadas'],
  ['K', 'Servicios financieros y seguros', 'Financial and insurance activities', 'FinancialAndInsuranceActivities', 'Other'],
  ['L', 'Servicios inmobiliarios', 'Real estate activities', 'RealEstateActivities', 'Other'],
  ['M', 'Servicios profesionales, científicos y técnicos', 'Professional, scientific and technical activities',
    'ProfessionalScientificAndTechnicalActivities', 'Other'],
  ['N', 'Servicios administrativos y de apoyo', 'Administrative and support services', 'AdministrativeAndSupportServiceActivities',
    'Other', 'limpieza', 'vigilancia'],
  ['O', 'Administración pública y defensa', 'Public administration and defence', 'PublicAdministrationAndDefence', 'Other'],
  ['P', 'Enseñanza', 'Education', 'Education', 'Other'],
  ['Q', 'Salud y asistencia social', 'Human health and social work', 'HumanHealthAndSocialWorkActivities', 'Other', 'cuidados'],
  ['R', 'Arte, entretenimiento y recreación', 'Arts, entertainment and recreation', 'ArtsEntertainmentAndRecreation', 'Other',
    'espectáculos'],
  ['S', 'Otros servicios', 'Other service activities', 'OtherServiceActivities', 'Other'],
  ['T', 'Hogares (trabajo doméstico)', 'Households (domestic work)', 'ActivitiesOfHouseholdsAsEmployers', 'DomesticWork',
    'trabajo doméstico', 'trabajo del hogar'],
  ['U', 'Organismos extraterritoriales', 'Extraterritorial organisations', 'ActivitiesOfExtraterritorialOrganizations', 'Other'],
];

/** ISIC Rev. 4 sections. Codes are `isic_a` … `isic_u`, so that a lone letter in a file is never taken for one by mistake. */
export const labourSector: Catalog = defineCatalog({
  id: 'labour_sector',
  label: { es: 'Sector de trabajo', en: 'Labour sector' },
  law: 'LGT 21, 22',
  entries: [
    ...sections.map(([letter, es, en, htcds, ctdc, ...alias]) => entry(`isic_${letter.toLowerCase()}`, es, en, {
      maps: { isic: letter, htcds: `${letter}_${htcds}`, ctdc: `typeOfLabour${ctdc}` }, alias,
    })),
    other(), notIdentified({ maps: { ctdc: 'typeOfLabourNotSpecified' } }),
  ],
});
