import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const recruitmentMethod: Catalog = defineCatalog({
  id: 'recruitment_method',
  label: { es: 'Forma de reclutamiento', en: 'Method of recruitment' },
  law: 'LGT 88-VIII-a',
  entries: [
    entry('place_of_business', 'En un lugar de trabajo o negocio ajeno', 'At a place of business', {
      maps: { htcds: 'AtAPlaceOfBusiness' },
    }),
    entry('at_work', 'En su propio trabajo', 'At work', { maps: { htcds: 'AtWork' } }),
    entry('educational_institution', 'En una institución educativa', 'At an educational institution', {
      maps: { htcds: 'AtAnEducationalInstitution' }, alias: ['escuela'],
    }),
    entry('social_networks', 'Redes sociales en línea', 'Online social networks', {
      maps: { htcds: 'ThroughOnlineSocialNetworks' }, alias: ['redes sociales', 'internet'],
    }),
    entry('online_advertisement', 'Anuncio en línea', 'Online advertisement', {
      law: 'LGT 32-33', maps: { htcds: 'ThroughAnOnlineAdvertisement' },
    }),
    entry('television_advertisement', 'Anuncio en televisión', 'Television advertisement', {
      law: 'LGT 32-33', maps: { htcds: 'ThroughATelevisionAdvert' },
    }),
    entry('newspaper_advertisement', 'Anuncio en periódico', 'Newspaper advertisement', {
      law: 'LGT 32-33', maps: { htcds: 'ThroughANewspaperAdvert' },
    }),
    entry('family', 'Familia o evento familiar', 'Family or family event', { maps: { htcds: 'ThroughFamilyOrFamilyEvents' } }),
    entry('friends', 'Amistades o evento social', 'Friends or social event', { maps: { htcds: 'ThroughFriendsOrSocialEvents' } }),
    entry('placement_agency', 'Agencia de colocación', 'Placement agency', { law: 'LGT 104', maps: { htcds: 'Other' } }),
    entry('abduction', 'Secuestro o privación de la libertad', 'Abduction', { maps: { htcds: 'Other', ctdc: 'isAbduction' } }),
    entry('sale_or_transfer', 'Compraventa o cesión', 'Sale or transfer', { law: 'LGT 28-III', maps: { htcds: 'Other' } }),
    entry('romantic_relationship', 'Relación sentimental o enamoramiento', 'Romantic relationship', {
      maps: { htcds: 'Other' }, alias: ['enamoramiento', 'noviazgo'],
    }),
    entry('deceptive_job_offer', 'Oferta de empleo engañosa', 'Deceptive job offer', {
      law: 'LGT 19', maps: { htcds: 'Other' }, alias: ['oferta de trabajo'],
    }),
    entry('criminal_group', 'Reclutamiento por grupo criminal', 'Recruitment by a criminal group', { maps: { htcds: 'Other' } }),
    other({ maps: { htcds: 'Other' } }), notIdentified(),
  ],
});

export const digitalPlatform: Catalog = defineCatalog({
  id: 'digital_platform',
  label: { es: 'Plataforma digital', en: 'Digital platform' },
  entries: [
    entry('facebook', 'Facebook', 'Facebook', { maps: { htcds: 'Facebook' } }),
    entry('instagram', 'Instagram', 'Instagram', { maps: { htcds: 'Instagram' } }),
    entry('whatsapp', 'WhatsApp', 'WhatsApp', { maps: { htcds: 'WhatsApp' } }),
    entry('telegram', 'Telegram', 'Telegram', { maps: { htcds: 'Telegram' } }),
    entry('messenger', 'Messenger', 'Messenger', { maps: { htcds: 'FacebookMessenger' }, alias: ['Facebook Messenger'] }),
    entry('tiktok', 'TikTok', 'TikTok', { maps: { htcds: 'TikTok' }, alias: ['Tik Tok'] }),
    entry('x_twitter', 'X (Twitter)', 'X (Twitter)', { maps: { htcds: 'Twitter' }, alias: ['X', 'Twitter'] }),
    entry('snapchat', 'Snapchat', 'Snapchat', { maps: { htcds: 'SnapChat' } }),
    entry('video_game', 'Videojuego en línea', 'Online video game', { maps: { htcds: 'Other' }, alias: ['videojuegos'] }),
    entry('dating_app', 'Aplicación de citas', 'Dating application', { maps: { htcds: 'Other' }, alias: ['app de citas'] }),
    entry('job_portal', 'Portal de empleo', 'Job portal', { maps: { htcds: 'Other' }, alias: ['bolsa de trabajo en línea'] }),
    entry('classified_ads', 'Sitio de anuncios clasificados', 'Classified advertisements site', { maps: { htcds: '4Sale?' } }),
    other({ maps: { htcds: 'Other' } }),
    entry('none', 'Ninguna', 'None', { alias: ['sin uso de plataformas'] }),
    notIdentified(),
  ],
});

export const relationshipToTrafficker: Catalog = defineCatalog({
  id: 'relationship_to_trafficker',
  label: { es: 'Relación con la persona tratante', en: 'Relationship to the trafficker' },
  law: 'LGT 42-I',
  entries: [
    entry('spouse', 'Cónyuge, concubina o concubinario', 'Spouse or cohabitant', {
      law: 'LGT 42-I', maps: { htcds: 'Familial', ctdc: 'recruiterRelationIntimatePartner' }, alias: ['esposo', 'cónyuge'],
    }),
    entry('partner', 'Pareja o expareja', 'Partner or former partner', {
      law: 'LGT 42-I', maps: { htcds: 'Familial?', ctdc: 'recruiterRelationIntimatePartner' }, alias: ['novio', 'pareja'],
    }),
    entry('parent', 'Madre o padre', 'Mother or father', {
      law: 'LGT 42-I', maps: { htcds: 'Familial', ctdc: 'recruiterRelationFamily' }, alias: ['madre', 'padre'],
    }),
    entry('other_family', 'Otro familiar', 'Other family member', {
      law: 'LGT 42-I', maps: { htcds: 'Familial', ctdc: 'recruiterRelationFamily' }, alias: ['familiar'],
    }),
    entry('friend', 'Amistad', 'Friend', { maps: { htcds: 'Acquainted', ctdc: 'recruiterRelationFriend' }, alias: ['amigo', 'amiga'] }),
    entry('employer', 'Persona empleadora', 'Employer', {
      maps: { htcds: 'Acquainted', ctdc: 'recruiterRelationOther' }, alias: ['patrón', 'empleador'],
    }),
    entry('acquaintance', 'Persona conocida', 'Acquaintance', {
      maps: { htcds: 'Acquainted', ctdc: 'recruiterRelationOther' }, alias: ['conocido', 'vecino'],
    }),
    entry('religious_guide', 'Guía religioso', 'Religious guide', {
      law: 'LGT 42-X-c', maps: { htcds: 'Acquainted', ctdc: 'recruiterRelationOther' },
    }),
    entry('teacher', 'Docente', 'Teacher', {
      law: 'LGT 42-X-c', maps: { htcds: 'Acquainted', ctdc: 'recruiterRelationOther' }, alias: ['maestro', 'profesor'],
    }),
    entry('authority', 'Autoridad o persona servidora pública', 'Authority or public servant', {
      law: 'LGT 42-X-e', maps: { htcds: 'Unaquainted?', ctdc: 'recruiterRelationOther' },
    }),
    entry('stranger', 'Persona desconocida', 'Stranger', {
      maps: { htcds: 'Unaquainted', ctdc: 'recruiterRelationUnknown?' }, alias: ['ninguna relación'],
    }),
    other({ maps: { ctdc: 'recruiterRelationOther' } }),
    notIdentified({ maps: { ctdc: 'recruiterRelationUnknown' } }),
  ],
});

export const transport: Catalog = defineCatalog({
  id: 'transport',
  label: { es: 'Medio de transporte', en: 'Means of transport' },
  law: 'LGT 88-VIII-b',
  entries: [
    entry('on_foot', 'A pie', 'On foot'),
    entry('private_vehicle', 'Vehículo particular', 'Private vehicle', { alias: ['auto', 'automóvil'] }),
    entry('taxi', 'Taxi o transporte por aplicación', 'Taxi or ride application'),
    entry('bus', 'Autobús o transporte público', 'Bus or public transport', { alias: ['autobús', 'camión', 'transporte público'] }),
    entry('cargo_truck', 'Camión de carga', 'Cargo truck', { alias: ['tráiler'] }),
    entry('train', 'Tren', 'Train'),
    entry('aircraft', 'Avión', 'Aircraft', { alias: ['avioneta', 'vuelo'] }),
    entry('boat', 'Embarcación', 'Boat', { alias: ['barco', 'lancha'] }),
    other(),
    entry('none', 'Sin traslado', 'No transport', { alias: ['ninguno'] }),
    notIdentified(),
  ],
});
