import type { Phrasebook } from './phrasebook.ts';

export const tr: Phrasebook = {
  joint: ' ',
  days: ['pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar'],
  places: ['eski iskele', 'Fener Meydanı', 'mahalle kütüphanesi', 'üst bahçe'],
  topics: {
    kitchen: {
      lines: [
        'Bugün mercimek çorbası var, {n} kişilik.',
        'Çayın demi {n} dakikada oldu & sohbet iki saat sürdü.',
        'Börek fırından saat {time} gibi çıkıyor.',
        'Pazardan {n} nar aldım, ev bahar gibi kokuyor.',
        'Annemin tarifi: göz kararı, gönül kararı.',
      ],
      more: ['Ertesi gün daha güzel olur.', 'Sırrı kısık ateş.', 'Herkese yeter.'],
      tags: ['EvYemeği', 'ÇaySaati'],
      emoji: ['🫖', '🥧', '👩🏻‍🍳', '🇹🇷'],
    },
    city: {
      lines: [
        'Vapur bugün {n} dakikada bir kalkıyor.',
        'Buluşma yeri {place}, saat {time}.',
        'Köprüde birisi akordeon çalıyor, herkes yavaşladı.',
        'Sokak kedileri için {n} yeni mama kabı kondu.',
        'Yeni bankın manzarası eskisinden güzel.',
      ],
      more: ['Yürüyerek gidilir.', 'Martılar da memnun.', 'Şemsiyenizi unutmayın.'],
      tags: ['ŞehirNotları', 'Yürüyüş'],
      emoji: ['⛴️', '🐈', '🌉'],
    },
  },
  closings: ['İyi akşamlar.', 'Görüşmek üzere.', 'Siz ne dersiniz?'],
  links: ['Ayrıntılar:', 'Fotoğraflar:'],
  replies: ['Ne güzel olmuş!', 'Biz de denedik, çok iyi oldu.', 'Ne kadar sürdü?', 'Ben de geliyorum.'],
  quotes: ['Mutlaka okuyun.', 'Tam da bunu arıyordum.', 'Çok hoş.'],
  mentions: ['{day} geliyor musun?', 'öneri için teşekkürler!', 'kitabın geldi.'],
  threads: ['Bir not daha: saat {time} olunca kapanıyor.', 'Toplam {n} oldu.'],
  corrections: ['Düzeltme: {day} günü.', 'Düzeltme: saat {time}.'],
  covered: ['Kocaman ama zararsız bir örümcek, kimse irkilmesin diye kapalı.'],
  polls: [{ question: 'Hafta sonu ne yapalım?', options: ['Vapur', 'Piknik', 'Evde çay'] }],
  alts: {
    hills: 'Alçak ve büyük bir güneşin altında akşam tepeleri.',
    sea: 'Güneşe uzanan ışık yolu ile sakin bir deniz.',
    skyline: 'Gece, pencereleri ışıklı şehir çatıları.',
    forest: 'Soluk bir dağın önünde sisli köknarlar.',
    night: 'Karanlık tepelerin üstünde yıldızlar ve ince bir ay.',
    quilt: 'Sıcak renkli karelerden ve üçgenlerden bir kırkyama.',
    shelf: 'Renkli sırtlı kitaplarla dolu raflar.',
  },
};
