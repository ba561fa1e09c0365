import { expect, test } from '@jest/globals';
import { subsetOfProtos, type ProtoNode } from './proto-subset.ts';

const call = (requestType: string, responseType: string) => ({
  methods: { do: { requestType, responseType } },
});
const message = (...types: string[]) => ({
  fields: Object.fromEntries(types.map((type, index) => [`f${index}`, { type }])),
});

const ENUM: ProtoNode = {};

const ALL = {
  nested: {
    shop: {
      nested: {
        Shop: call('Order', 'other.Receipt'),
        Stock: call('Order', 'Unasked'),
        Order: { ...message('string', 'Line'), nested: { Line: message('Color', 'Order'), Hidden: ENUM } },
        Color: ENUM,
        Unasked: message('int32'),
      },
    },
    other: { nested: { Receipt: message('bytes'), Line: message('string') } },
    third: { nested: { Thing: message('string') } },
  },
};

test('keeps a service and what its calls lead to, each under its name', () => {
  const { Shop, Order, Color } = ALL.nested.shop.nested;
  expect(subsetOfProtos(ALL, 'shop.Shop')).toEqual({
    nested: {
      shop: { nested: { Shop, Order: { fields: Order.fields, nested: { Line: Order.nested.Line } }, Color } },
      other: { nested: { Receipt: ALL.nested.other.nested.Receipt } },
    },
  });
});

test('says when the service is not there', () => {
  expect(() => subsetOfProtos(ALL, 'shop.Bank')).toThrow('there is no shop.Bank');
});
